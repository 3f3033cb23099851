import { useEffect, useState } from 'preact/hooks'
import type { ProjectDetails } from '../../contract/survey-info.ts'
import { readProject } from './read-project.ts'

/** The team's own details, once they are known. */
export function useProject(): ProjectDetails | null {
  const [project, setProject] = useState<ProjectDetails | null>(null)
  useEffect(() => {
    void readProject().then(setProject)
  }, [])
  return project
}
