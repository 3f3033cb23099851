/** English and Arabic by hand; a run that nobody watches takes the one that runs from right to left. */
export const bothDirections: readonly string[] = process.env['CI'] ? ['ar'] : ['en', 'ar']
