/** Counters since the start of the process. Labels are codes of ours, never anything that was sent. */
export interface Metrics {
  count(name: string, labels?: Readonly<Record<string, string>>, by?: number): void
  /** @source https://prometheus.io/docs/instrumenting/exposition_formats/ */
  text(gauges: Readonly<Record<string, number>>): string
}

export function createMetrics(): Metrics {
  const counters = new Map<string, Map<string, number>>()
  return {
    count(name, labels = {}, by = 1) {
      const series = counters.get(name) ?? new Map<string, number>()
      const key = labelText(labels)
      counters.set(name, series.set(key, (series.get(key) ?? 0) + by))
    },
    text(gauges) {
      const lines = [...counters].flatMap(([name, series]) => [
        `# TYPE femig_${name} counter`,
        ...[...series].map(([labels, value]) => `femig_${name}${labels} ${value}`),
      ])
      const now = Object.entries(gauges).flatMap(([name, value]) => [
        `# TYPE femig_${name} gauge`,
        `femig_${name} ${value}`,
      ])
      return `${[...lines, ...now].join('\n')}\n`
    },
  }
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`)
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}
