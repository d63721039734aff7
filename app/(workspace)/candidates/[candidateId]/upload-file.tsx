'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { NotSent } from '@/app/_api/upload-file'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { FilePicker } from '@/app/_ui/file-picker'
import { showToast } from '@/app/_ui/toast'
import { acceptedFiles, filesInWords } from '../file-rules'
import { type ChosenFile, checkFile, sendFile } from '../send-file'

type UploadFileProps = {
  candidateId: string
  isFirst: boolean
  /** Whether one was chosen with the new candidate and did not arrive. */
  notSent: boolean
}

/** Sends a chosen file at once, shows how far it is, and says plainly what went wrong. */
export function UploadFile({ candidateId, isFirst, notSent }: UploadFileProps) {
  const router = useRouter()
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null)
  const [failed, setFailed] = useState<{ message: string; again: ChosenFile | null } | null>(
    notSent
      ? { message: 'The candidate was created, but the CV did not arrive. Choose it again.', again: null }
      : null,
  )
  // A file field fires nothing for the same file twice, so it is made anew after each.
  const [picker, setPicker] = useState(0)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function send(chosen: ChosenFile) {
    const { name } = chosen.file
    const abort = new AbortController()
    running.current = abort
    setFailed(null)
    setSending({ name, share: 0 })
    try {
      await sendFile({
        candidateId,
        ...chosen,
        signal: abort.signal,
        onProgress: (share) => setSending({ name, share }),
      })
      showToast(`${name} was uploaded`)
      router.refresh()
    } catch (cause) {
      if (!abort.signal.aborted)
        setFailed({
          message: cause instanceof NotSent ? cause.message : 'The file could not be read. Choose it again.',
          again: chosen,
        })
    } finally {
      setSending(null)
      setPicker((count) => count + 1)
    }
  }

  async function choose(file: File | null) {
    setFailed(null)
    if (!file) return
    const checked = await checkFile(file)
    if (checked.file) {
      void send(checked.file)
      return
    }
    setFailed({ message: `${file.name}: ${checked.whyNot}`, again: null })
    setPicker((count) => count + 1)
  }

  if (sending) return <Progress {...sending} onCancel={() => running.current?.abort()} />
  return (
    <div className="flex max-w-xl flex-col gap-2">
      <div role="alert" className="contents">
        <Field
          label={isFirst ? 'Upload a CV' : 'Upload another file'}
          description={filesInWords}
          error={failed?.message}
        >
          {(control) => (
            <FilePicker
              key={picker}
              {...control}
              accept={acceptedFiles}
              onChoose={(file) => void choose(file)}
            />
          )}
        </Field>
      </div>
      {failed?.again ? (
        <div>
          <Button onClick={() => failed.again && void send(failed.again)}>Try again</Button>
        </div>
      ) : null}
    </div>
  )
}

function Progress({ name, share, onCancel }: { name: string; share: number; onCancel: () => void }) {
  const percent = Math.round(share * 100)
  return (
    <div className="flex max-w-xl items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="flex justify-between gap-3">
          <span role="status" className="truncate">
            Uploading {name}
          </span>
          <span className="text-ink-2 tabular-nums">{percent} %</span>
        </p>
        <progress aria-label={`Uploading ${name}`} value={percent} max={100} className="mt-1 h-1.5 w-full" />
      </div>
      <Button size="small" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  )
}
