import { styleText } from 'node:util'

interface Command {
  readonly help: string
  /** @returns the exit code: 0 fine, 1 findings, 2 wrong usage */
  run(args: readonly string[]): Promise<number>
}

// Each command is loaded only when asked for, so that one that needs a database does not slow down one that does not.
const commands: Readonly<Record<string, { readonly about: string; readonly load: () => Promise<Command> }>> = {
  lint: { about: 'all findings about a survey definition', load: () => import('./commands/lint.ts') },
  import: { about: 'an XLSForm becomes a survey definition and its words', load: () => import('./commands/import.ts') },
  export: { about: 'a survey definition becomes an XLSForm', load: () => import('./commands/export.ts') },
  simulate: { about: 'answer a survey line by line, without a screen', load: () => import('./commands/simulate.ts') },
  walk: {
    about: 'shortest and longest way through a survey, dead ends, sample responses',
    load: () => import('./commands/walk.ts'),
  },
  evaluate: { about: 'evaluate expressions over loose values', load: () => import('./commands/evaluate.ts') },
  schema: { about: 'the JSON Schema of survey definitions', load: () => import('./commands/schema.ts') },
  texts: {
    about: 'how complete the translations are; sheets for translators',
    load: () => import('./commands/texts.ts'),
  },
  backup: { about: 'copies data and secret, while the server runs', load: () => import('./commands/backup.ts') },
  restore: { about: 'puts a backup back', load: () => import('./commands/restore.ts') },
  verify: { about: 'whether everything is still what came in', load: () => import('./commands/verify.ts') },
  'hub-token': { about: 'which hubs the server knows', load: () => import('./commands/hub-token.ts') },
  coordinator: { about: 'who may see the dashboard', load: () => import('./commands/coordinator.ts') },
}

process.exitCode = await main(process.argv.slice(2))

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h') {
    process.stdout.write(overview())
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    process.stderr.write(`There is no command "${name}".\n\n${overview()}`)
    return 2
  }
  const { help, run } = await command.load()
  if (!args.includes('--help') && !args.includes('-h')) return run(args)
  process.stdout.write(`${help}\n`)
  return 0
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, { about }]) => `  ${styleText('bold', name.padEnd(12))} ${about}`)
  return `npm run -s cli -- <command>\n\n${lines.join('\n')}\n\n--help after a command tells more. Exit code: 0 fine, 1 findings, 2 wrong usage.\n`
}
