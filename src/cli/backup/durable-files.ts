import { chmodSync, closeSync, copyFileSync, fsyncSync, openSync, writeFileSync } from 'node:fs'

/** Copies a file for this user only, and waits until it is on the disk. */
export function copyDurably(from: string, to: string): void {
  copyFileSync(from, to)
  settle(to)
}

export function writeDurably(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 })
  settle(file)
}

/** Makes a file readable for this user only and flushes it. */
export function settle(file: string): void {
  chmodSync(file, 0o600)
  flush(file)
}

/** Flushes a file, or the names in a folder. */
export function flush(path: string): void {
  // Windows opens no folder, and keeps names without being told.
  if (process.platform === 'win32') return
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
