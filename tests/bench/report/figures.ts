import type { SubjectName } from '../harness/subject.ts'
import type { Measure } from '../measures/measures.ts'
import { least, median } from '../statistics.ts'

/** One value of one run. */
export type Sample = {
  readonly subject: SubjectName
  readonly questions: number
  readonly measure: Measure
  readonly value: number
}

/** The samples of one run of the bench, and the questions that are asked of them. */
export class Figures {
  readonly samples: readonly Sample[]

  constructor(samples: readonly Sample[]) {
    this.samples = samples
  }

  values(subject: SubjectName, questions: number, measure: Measure): number[] {
    return this.samples
      .filter((sample) => sample.subject === subject && sample.questions === questions && sample.measure === measure)
      .map(({ value }) => value)
  }

  median(subject: SubjectName, questions: number, measure: Measure): number | null {
    return median(this.values(subject, questions, measure))
  }

  fastestPeer(questions: number, measure: Measure): number | null {
    const peers = ['surveyjs', 'formio', 'odk'] as const
    return least(peers.map((peer) => this.median(peer, questions, measure)))
  }
}
