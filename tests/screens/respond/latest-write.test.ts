import { describe, expect, it } from 'vitest'
import { latestWrite } from '../../../src/screens/respond/latest-write.ts'

/** A write that ends when the test says so. */
function heldWrites() {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const write = (value: string) => {
    begun.push(value)
    return new Promise<void>((resolve) => ends.push(resolve))
  }
  const release = async () => {
    ends.shift()?.()
    await Promise.resolve()
    await Promise.resolve()
  }
  return { begun, write, release }
}

describe('writing only the latest', () => {
  it('never runs two writes at once and skips what was typed over', async () => {
    const { begun, write, release } = heldWrites()
    const writer = latestWrite(write)
    for (const text of ['A', 'Am', 'Ami', 'Amina']) writer.push(text)
    expect(begun).toEqual(['A'])
    await release()
    expect(begun).toEqual(['A', 'Amina'])
  })

  it('is idle only after the last thing typed is written', async () => {
    const { begun, write, release } = heldWrites()
    const writer = latestWrite(write)
    writer.push('one')
    writer.push('two')
    let isIdle = false
    const idle = writer.idle().then(() => {
      isIdle = true
    })
    await release()
    expect(isIdle).toBe(false)
    await release()
    await idle
    expect(begun).toEqual(['one', 'two'])
  })

  it('forgets what waits when the person deletes her draft', async () => {
    const { begun, write, release } = heldWrites()
    const writer = latestWrite(write)
    writer.push('one')
    writer.push('two')
    const stopped = writer.stop()
    await release()
    await stopped
    expect(begun).toEqual(['one'])
  })

  it('writes again after a write that failed', async () => {
    const begun: string[] = []
    const writer = latestWrite(async (value: string) => {
      begun.push(value)
      if (value === 'one') throw new Error('the network went while the code was loading')
    })
    writer.push('one')
    await writer.idle()
    writer.push('two')
    await writer.idle()
    expect(begun).toEqual(['one', 'two'])
  })
})
