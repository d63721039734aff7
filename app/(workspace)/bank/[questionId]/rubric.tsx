import { ScoreMark } from '@/app/_ui/score-mark'
import { Section } from '@/app/_ui/section'
import type { Wording } from '@/server/bank/rules'

/** What an interviewer listens for: hint, points, anchors, follow-ups. */
export function Rubric({ version }: { version: Wording }) {
  return (
    <div className="min-w-0">
      <Section title="Rubric hint">
        <p className="max-w-[65ch] text-base whitespace-pre-line">{version.hint}</p>
      </Section>
      <Section title="Points" ruled>
        <Texts texts={version.points} />
      </Section>
      <Section title="Anchors" description="What an answer at each score looks like." ruled>
        <ul className="flex max-w-[72ch] flex-col gap-3">
          {version.anchors.map(({ level, text }) => (
            <li key={level} className="flex items-start gap-3">
              <ScoreMark score={level} />
              <p className="min-w-0 flex-1 pt-0.5 whitespace-pre-line">{text}</p>
            </li>
          ))}
        </ul>
      </Section>
      {version.followUps.length > 0 ? (
        <Section title="Follow-ups" description="When the answer leaves a point open." ruled>
          <Texts texts={version.followUps} />
        </Section>
      ) : null}
    </div>
  )
}

function Texts({ texts }: { texts: readonly string[] }) {
  return (
    <ul className="max-w-[65ch] list-disc space-y-1.5 ps-5 marker:text-ink-3">
      {texts.map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a published list never moves, and a text may stand twice
        <li key={at} className="ps-1">
          {text}
        </li>
      ))}
    </ul>
  )
}
