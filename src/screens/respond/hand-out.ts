/** `dismissed`: she closed the phone's own sheet, and knows it. */
export type HandedOut = 'saved' | 'shared' | 'dismissed' | 'failed'

const keptForMs = 4000

/** Whether the phone has a sheet of its own for passing texts on. */
export const canShareText = (): boolean => typeof navigator.share === 'function'

/** Passes a text on by the phone's own sheet, without any title. Call it from a click: browsers insist. */
export const shareText = (text: string): Promise<HandedOut> => share({ text })

/** Saves a file: by the phone's own sheet, which knows the picture gallery, or among the downloads. */
export async function saveFile(file: File): Promise<HandedOut> {
  const isPhone = matchMedia('(pointer: coarse)').matches
  if (isPhone && canShareText() && navigator.canShare?.({ files: [file] })) return share({ files: [file] })
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  // Some browsers begin to read only after the click; the picture must not stay in memory for longer than that takes.
  setTimeout(() => URL.revokeObjectURL(address), keptForMs)
  return 'saved'
}

async function share(what: ShareData): Promise<HandedOut> {
  try {
    await navigator.share(what)
    return 'shared'
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'dismissed' : 'failed'
  }
}
