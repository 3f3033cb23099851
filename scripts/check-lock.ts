import { readFileSync } from 'node:fs'

type LockedPackage = { readonly optionalDependencies?: Readonly<Record<string, string>> }
// The shape of npm's lock file, version 3.
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, LockedPackage>
}

/** npm resolves a dependency from the nearest node_modules upwards. */
function isLocked(from: string, name: string): boolean {
  for (let at = from; ; at = at.slice(0, at.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
    if (!at.includes('node_modules/')) return at !== '' && packages[`node_modules/${name}`] !== undefined
  }
}

// A registry that lacks one platform's package gives a lock that `npm install` accepts and a clean `npm ci` refuses.
const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !isLocked(from, name))
    .map(([name, version]) => `${from || 'package.json'} -> ${name}@${version}`),
)
if (missing.length > 0) {
  console.error(`package-lock.json lacks these optional packages, so a clean npm ci would fail:\n${missing.join('\n')}`)
  process.exitCode = 1
}
