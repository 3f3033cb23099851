/** One sheet as text: what a person reads in each cell, row by row from the top; a cell that is not there is "". */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

export interface Workbook {
  readonly sheets: readonly Sheet[]
}

/** What a reader says of a file: the sheets, or one sentence that says what is wrong and what to do. */
export type ReadWorkbook =
  | { readonly status: 'ok'; readonly workbook: Workbook }
  | { readonly status: 'failed'; readonly message: string }

/** The letters above a column, from its index: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}
