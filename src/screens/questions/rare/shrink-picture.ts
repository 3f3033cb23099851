const quality = 0.85
/** Of the long side, where neither the form nor the limit of bytes asks for less. */
const usualPixels = 1600
const tries = 5

/**
 * A picture drawn anew: upright, no larger than asked for, and without what the camera wrote into it, such as the place
 * and the time.
 * @param mostPixels of the long side
 * @returns null where this browser cannot read it, or it cannot be made small enough
 */
export async function shrinkPicture(
  picture: Blob,
  { mostPixels = usualPixels, mostBytes }: { mostPixels?: number; mostBytes: number },
): Promise<Uint8Array | null> {
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' }).catch(() => null)
  if (!bitmap) return null
  const longSide = Math.max(bitmap.width, bitmap.height)
  let scale = Math.min(1, mostPixels / longSide)
  for (let round = 0; round < tries; round += 1, scale *= 0.7) {
    const drawn = await draw(bitmap, scale)
    if (drawn && drawn.size <= mostBytes) return new Uint8Array(await drawn.arrayBuffer())
  }
  return null
}

function draw(bitmap: ImageBitmap, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d')
  if (!context) return Promise.resolve(null)
  // JPEG knows no transparency, and would make it black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}
