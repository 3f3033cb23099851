import type { OpenPage } from '../harness/phone.ts'

/** Bytes of the JavaScript heap that are still in use after a collection. */
export async function heapBytes({ cdp }: OpenPage): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  return usedSize
}
