import fc from 'fast-check'

// The same cases in every run, so that a red test speaks of the change and not of luck.
// Other cases: FUZZ_SEED=<number> npm test
const seed = Number(import.meta.env['FUZZ_SEED'] ?? 20_261_201)

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed })
