import * as z from 'zod'
import { type CandidateKey, openText, sealText } from './sealing'

const profileShape = z.object({
  name: z.string(),
  email: z.string(),
  links: z.array(z.string()),
})

/** What is personal about a candidate, as it stands sealed in one column. */
export type Profile = z.infer<typeof profileShape>

export function sealProfile(key: CandidateKey, profile: Profile): Buffer {
  return sealText(key, JSON.stringify(profile))
}

/** Null once the candidate was erased: what remains is the number. */
export function openProfile(key: CandidateKey | undefined, sealed: Buffer | null): Profile | null {
  return key && sealed ? profileShape.parse(JSON.parse(openText(key, sealed))) : null
}

/** How a candidate is called: by name, or by number where names are hidden or the person was erased. */
export function candidateLabel(
  candidate: { number: number; profile: Profile | null },
  namesHidden = false,
): string {
  return candidate.profile && !namesHidden ? candidate.profile.name : `Candidate ${candidate.number}`
}
