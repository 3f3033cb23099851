declare module 'virtual:bench-survey' {
  export const survey: import('../survey/generate.ts').BenchSurvey
}
