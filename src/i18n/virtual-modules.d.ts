declare module 'virtual:territory-names/*' {
  const names: Readonly<Record<string, string>>
  export const months: readonly string[]
  export default names
}
