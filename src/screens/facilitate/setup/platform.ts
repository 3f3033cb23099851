type Browser = { readonly userAgent: string; readonly maxTouchPoints: number }

/** Which advice about keeping data fits: Safari forgets what is not on the home screen, Firefox asks, Chromium goes by use. */
export function platformOf({ userAgent, maxTouchPoints }: Browser): 'ios' | 'firefox' | 'chromium' {
  // An iPad says that it is a Mac, but no Mac is touched.
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) return 'ios'
  return /Firefox\//.test(userAgent) ? 'firefox' : 'chromium'
}
