import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import { chromiumArgs } from './tests/support/chromium-args.ts'

const executablePath =
  process.env['CHROMIUM_PATH'] ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined)

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  // One more than there are cores: half of an end-to-end test is waiting.
  workers: 3,
  fullyParallel: true,
  forbidOnly: true,
  // A second try tells a busy machine from a fault; the test command names every test that needed one.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 120_000,
  use: {
    browserName: 'chromium',
    actionTimeout: 15_000,
    serviceWorkers: 'allow',
    viewport: { width: 360, height: 740 },
    timezoneId: 'Asia/Kathmandu',
    // Where pages scroll smoothly every click waits until they stand still, and colours are caught half-way to the next.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [...chromiumArgs],
    },
  },
})
