import fc from 'fast-check'
import { fuzzSeed } from './fuzz-seed.ts'

// The same cases in every run, so that a red test speaks of the change and not of luck.
// Other cases: FUZZ_SEED=<number> npm test
const seed = fuzzSeed(import.meta.env['FUZZ_SEED'])

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed })
