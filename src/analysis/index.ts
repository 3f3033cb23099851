/** The door: questions, tables and what of them may be told. */
export { endsOf } from './bands.ts'
export { hideCells, hideChoices, type Rule, type Shown } from './hide-cells.ts'
export { type Edition, isEditionDue, nextResults, type TableRecord } from './public-results.ts'
export { choseSomething, forPublic, type PublicTable, publicTables } from './public-tables.ts'
export { type AnalysedQuestion, questionsOf } from './questions.ts'
export { type RankMean, rankMeans } from './rank-means.ts'
export { type ReadAnswers, readAnswers } from './read-answers.ts'
export { createTabulator, type Tabulation, type Tabulator } from './tabulate.ts'
