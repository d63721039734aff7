/** The text as the candidate reads it. */
export function Letter({ text }: { text: string }) {
  return (
    <section
      aria-label="Preview"
      className="min-h-64 border-s-2 border-line py-1 ps-5 text-base leading-7 whitespace-pre-wrap wrap-anywhere"
    >
      {text.trim() || <span className="text-ink-3">Nothing is written yet.</span>}
    </section>
  )
}
