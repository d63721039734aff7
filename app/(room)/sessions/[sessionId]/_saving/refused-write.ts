import type { Recommendation } from '@/db/schema/scorecards'
import type { NotAssessedReason } from '@/db/schema/scores'
import type { Confirmed, Write } from './writes'

/** The value that stands on the server, as a conflict's refusal carries it in its fields; null if it carries none. */
export function refusedWrite(write: Write, fields: Readonly<Record<string, string>>): Confirmed | null {
  if (fields.version === undefined) return null
  const version = Number(fields.version)
  switch (write.kind) {
    case 'score':
      return {
        version,
        write: {
          ...write,
          value: fields.value ? Number(fields.value) : null,
          notAssessed: fields.notAssessed ? (fields.notAssessed as NotAssessedReason) : null,
        },
      }
    case 'point':
      return { version, write: { ...write, heard: fields.heard === 'true' } }
    case 'follow-up':
      return { version, write: { ...write, used: fields.used === 'true' } }
    case 'recommendation':
      return {
        version,
        write: {
          ...write,
          recommendation: fields.recommendation ? (fields.recommendation as Recommendation) : null,
          comment: fields.comment ?? '',
        },
      }
    case 'note':
      return null
  }
}
