export const erased = 'Erased with the candidate’s data'

type NoteProps = {
  /** What was written; null where it was erased, empty where nothing was. */
  text: string | null
  /** A question that the interviewer put beside the set. */
  question?: string | null
  /** When, and what it is evidence for. */
  about: string
}

/** What an interviewer wrote down, and under it what it is about: the words come first. */
export function Note({ text, question, about }: NoteProps) {
  return (
    <div className="max-w-[75ch] wrap-anywhere">
      {question === undefined ? null : <p className="font-medium">{question ?? erased}</p>}
      {text === '' ? null : <p className="whitespace-pre-line">{text ?? erased}</p>}
      <p className="mt-0.5 text-xs text-ink-3 tabular-nums">{about}</p>
    </div>
  )
}
