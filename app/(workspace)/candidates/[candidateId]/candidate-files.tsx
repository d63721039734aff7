'use client'

import Download from 'lucide-react/icons/download'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { FieldError } from '@/app/_ui/field'
import { Section } from '@/app/_ui/section'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { fileTypes } from '@/server/candidates/rules'
import { sizeInWords } from '../file-rules'
import { UploadFile } from './upload-file'

type CandidateFile = { id: string; name: string; mediaType: string; sizeBytes: number; uploaded: string }

type CandidateFilesProps = {
  candidateId: string
  files: readonly CandidateFile[]
  mayChange: boolean
  notSent: boolean
}

/** The CV and other files: to download, and for managers to add and remove. */
export function CandidateFiles({ candidateId, files, mayChange, notSent }: CandidateFilesProps) {
  return (
    <Section title="CV and files">
      {files.length > 0 ? (
        <ul aria-label="Files" className="mb-4 border-t border-line">
          {files.map((file) => (
            <FileRow key={file.id} file={file} mayChange={mayChange} />
          ))}
        </ul>
      ) : mayChange ? null : (
        <p className="text-ink-2">No file was added.</p>
      )}
      {mayChange ? (
        <UploadFile
          candidateId={candidateId}
          isFirst={files.length === 0}
          notSent={notSent && files.length === 0}
        />
      ) : null}
    </Section>
  )
}

function FileRow({ file, mayChange }: { file: CandidateFile; mayChange: boolean }) {
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const remove = useAct(() => trpc.candidates.removeFile.mutate({ fileId: file.id }), {
    onDone: () => {
      setAsking(false)
      showToast(`${file.name} was removed`)
      router.refresh()
    },
  })
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1.5">
      <span className="min-w-0 flex-1 basis-60">
        <a
          href={path.file(file.id)}
          download={file.name}
          className="inline-flex items-baseline gap-2 font-medium break-all text-accent-text underline decoration-accent-text/40 underline-offset-3 hover:decoration-accent-text"
        >
          <Download aria-hidden size={14} className="shrink-0 self-center" />
          {file.name}
        </a>
      </span>
      <span className="text-ink-2 tabular-nums">
        {fileTypes[file.mediaType]?.label ?? 'File'}, {sizeInWords(file.sizeBytes)}, {file.uploaded}
      </span>
      {mayChange ? (
        <Button
          kind="bare"
          size="small"
          aria-haspopup="dialog"
          onClick={() => {
            remove.clearError()
            setAsking(true)
          }}
        >
          Remove<span className="sr-only"> {file.name}</span>
        </Button>
      ) : null}
      <Dialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Remove ${file.name}?`}
        actions={
          <>
            <Button kind="danger" pending={remove.pending} onClick={() => void remove.run()}>
              Remove
            </Button>
            <Button onClick={() => setAsking(false)}>Keep</Button>
          </>
        }
      >
        <p>The file is deleted for everybody, for good.</p>
        {remove.error ? (
          <div role="alert">
            <FieldError id={`remove-error-${file.id}`}>{remove.error.message}</FieldError>
          </div>
        ) : null}
      </Dialog>
    </li>
  )
}
