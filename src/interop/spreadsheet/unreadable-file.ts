/** A file that is not what it claims to be, or far more than anybody writes by hand. Never leaves its reader. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
}
