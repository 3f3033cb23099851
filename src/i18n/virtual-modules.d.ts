declare module 'virtual:territory-names/*' {
  const names: Readonly<Record<string, string>>
  export default names
}
