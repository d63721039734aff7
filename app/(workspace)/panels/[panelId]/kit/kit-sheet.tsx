import type { findKit } from '@/server/panels/kit'
import { Box, KitQuestion, Lines } from './kit-question'

export type Kit = Awaited<ReturnType<typeof findKit>>
type Own = Kit['kits'][number]

const recommendations = ['Strong no', 'No', 'Yes', 'Strong yes']

/** One interviewer's sheets: their own questions in full, the others' in a line. Starts on a new page. */
export function KitSheet({ kit, own, when }: { kit: Kit; own: Own; when: string | null }) {
  const minutes = kit.questions.reduce((sum, one, at) => sum + (own.parts[at]?.asks ? one.minutes : 0), 0)
  const asked = own.parts.filter((part) => part.asks).length
  const scored = own.parts.filter((part) => part.scores).length
  return (
    <article
      aria-label={`Kit of ${own.name}`}
      className="mb-10 max-w-[52rem] border-b border-line pb-10 last:border-0 print:mb-0 print:max-w-none print:border-0 print:pb-0 print:not-last:break-after-page"
    >
      <header className="mb-5 border-b-2 border-ink pb-3">
        <p className="text-ink-2">
          {kit.panel.jobTitle} · {kit.panel.name}
        </p>
        <h2 className="text-lg font-semibold wrap-anywhere">{own.name}</h2>
        <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5">
          <Fact term="Candidate">{kit.meeting?.candidate ?? <Blank />}</Fact>
          <Fact term="When">{when ?? <Blank />}</Fact>
          {kit.meeting && !kit.meeting.place ? null : (
            <Fact term="Where">{kit.meeting?.place ?? <Blank />}</Fact>
          )}
          <Fact term="Questions">
            {kit.setName}, version {kit.setVersionNumber}. You ask {asked} ({minutes} min) and score {scored}{' '}
            of {kit.questions.length}, in {kit.slotMinutes} minutes together.
          </Fact>
        </dl>
      </header>
      <ol>
        {kit.questions.map((question, at) => (
          <KitQuestion key={question.setItemId} question={question} part={own.parts[at]!} />
        ))}
      </ol>
      <section
        aria-label="In the end"
        className="break-inside-avoid border-t-2 border-ink pt-3 print:text-[10pt]"
      >
        <h3 className="font-semibold">Overall</h3>
        <p className="mt-1.5 flex flex-wrap gap-x-6 gap-y-1">
          {recommendations.map((words) => (
            <span key={words} className="inline-flex items-center gap-2">
              <Box /> {words}
            </span>
          ))}
        </p>
        <Lines count={3} />
        <p className="mt-3 text-ink-2">
          A score counts once it is submitted in Evenhand. Show this sheet to nobody until the seal opens.
        </p>
      </section>
    </article>
  )
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{term}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  )
}

/** What is written in by hand. */
function Blank() {
  return (
    <>
      <span aria-hidden className="block h-5 max-w-80 border-b border-control print:h-[6mm]" />
      <span className="sr-only">to be written in</span>
    </>
  )
}
