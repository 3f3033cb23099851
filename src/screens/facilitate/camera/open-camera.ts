/**
 * | status | meaning |
 * |---|---|
 * | open | here are its pictures |
 * | insecure | browsers give no camera to a page without https |
 * | none | this device has none |
 * | denied | somebody, or a setting, says no |
 * | busy | another app has it, or it does not answer |
 */
export type Camera =
  | { readonly status: 'open'; readonly stream: MediaStream }
  | { readonly status: 'insecure' | 'none' | 'denied' | 'busy' }

/** The camera at the back, where there is one. Asks the person, through the browser. */
export async function openCamera(): Promise<Camera> {
  const devices = navigator.mediaDevices as MediaDevices | undefined // left out on plain-http pages
  if (!devices) return { status: 'insecure' }
  try {
    const video = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } }
    return { status: 'open', stream: await devices.getUserMedia({ video, audio: false }) }
  } catch (error) {
    return { status: whyNot[error instanceof DOMException ? error.name : ''] ?? 'busy' }
  }
}

const whyNot: Readonly<Record<string, 'none' | 'denied'>> = {
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotAllowedError: 'denied',
  SecurityError: 'denied',
}

export const closeCamera = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop()
}
