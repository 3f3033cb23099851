import { existsSync } from 'node:fs'
import preact from '@preact/preset-vite'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { lightDexie } from './scripts/vite-light-dexie.ts'
import { territoryNames } from './scripts/vite-territory-names.ts'
import { words } from './scripts/vite-words.ts'
import { chromiumArgs } from './tests/support/chromium-args.ts'

const chromium = process.env['CHROMIUM_PATH'] ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined)
const browserFolders = '{queue,carry,sync,http,worker,screens,kit,i18n,dashboard}'

export default defineConfig({
  // Named here, because a dependency found halfway reloads the page under a running test.
  optimizeDeps: {
    // As phones have it, not as the package's door has it.
    exclude: ['dexie'],
    include: [
      'fast-check',
      '@preact/signals',
      'preact',
      'preact/hooks',
      'preact/jsx-runtime',
      'preact/jsx-dev-runtime',
      '@noble/ciphers/chacha.js',
      '@noble/hashes/hmac.js',
      '@noble/hashes/pbkdf2.js',
      '@noble/hashes/sha2.js',
      'fast-check',
      '@preact/signals',
      '@testing-library/preact',
      'i18next',
      'idb-keyval',
      'preact',
      'preact/hooks',
      'preact/jsx-dev-runtime',
      'preact-render-to-string',
      'workbox-window',
      'zod/mini',
      'uqr',
    ],
  },
  plugins: [preact(), lightDexie({ hasHooks: true }), territoryNames(), words()],
  test: {
    api: { host: '127.0.0.1' },
    // Neither UTC nor a whole hour away from it: a test that leans on the machine's clock zone falls over.
    env: { TZ: 'Asia/Kathmandu', ...(process.env['FUZZ_SEED'] ? { FUZZ_SEED: process.env['FUZZ_SEED'] } : {}) },
    setupFiles: ['tests/support/fixed-seed.ts'],
    // On a busy machine a test may take many times as long as on a quiet one: only what hangs is a failure.
    testTimeout: 30_000,
    // The default leaves one core to the person at the machine: on two cores, half of it stood idle.
    maxWorkers: 2,
    hookTimeout: 30_000,
    // The default of one second is too short for what another process has to write first.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // To load everything anew for each file took half of the time. What a file changes in the process it puts back.
          isolate: false,
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [`tests/${browserFolders}/**`, 'tests/e2e/**', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [`tests/${browserFolders}/**/*.test.{ts,tsx}`],
          globalSetup: ['tests/support/global-fault-server.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(chromium ? { executablePath: chromium } : {}),
                args: [...chromiumArgs],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
