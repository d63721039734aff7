'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { path } from '@/app/_api/path'
import { NotSent, uploadFile } from '@/app/_api/upload-file'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { FilePicker } from '@/app/_ui/file-picker'
import { formats, whyNotImport } from '@/server/bank-files/rules'
import { ProgressLine } from './progress-line'

const accepted = Object.values(formats)
  .flatMap(({ extensions, mediaType }) => [mediaType.split(';')[0], ...extensions.map((one) => `.${one}`)])
  .join(',')

/** Sends a chosen file at once and goes on to its columns; nothing of it is in the bank yet. */
export function ChooseFile() {
  const router = useRouter()
  const [sending, setSending] = useState<{ name: string; percent: number } | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  // A file field fires nothing for the same file twice, so it is made anew after each.
  const [picker, setPicker] = useState(0)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function choose(file: File | null) {
    setFailed(null)
    if (!file) return
    const refusal = whyNotImport({ name: file.name, sizeBytes: file.size })
    if (refusal) {
      setFailed(`${file.name}: ${refusal}`)
      setPicker((count) => count + 1)
      return
    }
    const abort = new AbortController()
    running.current = abort
    setSending({ name: file.name, percent: 0 })
    try {
      const answer = await uploadFile({
        address: path.upload({ for: 'bank' }),
        file,
        mediaType: file.type || 'application/octet-stream',
        signal: abort.signal,
        onProgress: (share) => setSending({ name: file.name, percent: Math.round(share * 100) }),
      })
      router.push(path.importQuestions({ file: (answer as { id: string }).id }))
    } catch (cause) {
      if (!abort.signal.aborted)
        setFailed(cause instanceof NotSent ? cause.message : 'The file could not be read. Choose it again.')
      setSending(null)
      setPicker((count) => count + 1)
    }
  }

  if (sending)
    return (
      <div className="flex max-w-xl items-center gap-3">
        <ProgressLine
          label={sending.percent < 100 ? `Uploading ${sending.name}` : `Reading ${sending.name}`}
          percent={sending.percent}
        />
        <Button size="small" onClick={() => running.current?.abort()}>
          Cancel
        </Button>
      </div>
    )
  return (
    <div role="alert" className="max-w-xl">
      <Field
        label="File with questions"
        description="CSV, Excel (.xlsx), JSON or Markdown, up to 100,000 questions and 256 MB. You see what it would do before anything is in the bank."
        error={failed ?? undefined}
      >
        {(control) => (
          <FilePicker key={picker} {...control} accept={accepted} onChoose={(file) => void choose(file)} />
        )}
      </Field>
    </div>
  )
}
