import type { ProjectDetails } from '../contract/survey-info.ts'

/** Nobody should give real answers before contact, ethics reference and privacy address are there to be read. */
export const isTrial = ({ contactEmail, ethicsReference, privacyUrl }: ProjectDetails): boolean =>
  !(contactEmail && ethicsReference && privacyUrl)
