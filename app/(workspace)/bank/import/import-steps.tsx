import { path } from '@/app/_api/path'
import { type api, load } from '@/app/_api/server'
import { Callout } from '@/app/_ui/callout'
import { DefinitionList } from '@/app/_ui/definition-list'
import { LinkButton, TextLink } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import { formats } from '@/server/bank-files/rules'
import { countOf } from '../question-words'
import { ChooseColumns } from './choose-columns'
import { ConfirmImport } from './confirm-import'
import { FollowImport } from './follow-import'
import { AlikeRows, ChangedRows, FaultyRows, FirstRows, KeptRows } from './row-tables'
import { TakeBack } from './take-back'

type File = Awaited<ReturnType<Awaited<ReturnType<typeof api>>['bankFiles']['find']>>

/** One file on its way into the bank: its columns, what it would do, and, once imported, what it did. */
export function ImportSteps({ file }: { file: File }) {
  const { id, fileName, state, isMoving, percent, fault } = file
  return (
    <>
      <PageHeader
        title={fileName}
        subtitle={formats[file.format].label}
        breadcrumb={[
          { label: 'Bank', href: path.bank() },
          { label: 'Import questions', href: path.importQuestions() },
        ]}
      />
      {fault && !isMoving ? (
        <Callout tone="refusal" className="mb-6">
          {fault}
        </Callout>
      ) : null}
      {isMoving ? <FollowImport importId={id} state={state} percent={percent} /> : null}
      {!isMoving && (state === 'uploaded' || state === 'checked') ? (
        <Section
          title="Columns"
          description="What each column of the file is. Several columns can hold points, competencies and follow-ups; the order of lines within a cell is kept."
        >
          <ChooseColumns importId={id} columns={file.columns} isChecked={state === 'checked'} />
        </Section>
      ) : null}
      {!isMoving && state === 'checked' && file.found ? <Preview file={file} found={file.found} /> : null}
      {!isMoving && (state === 'imported' || state === 'taken back') && file.done ? (
        <Result file={file} done={file.done} />
      ) : null}
    </>
  )
}

/** The first hundred are on the screen. */
const beyond = (count: number) => (count > 100 ? ' The first 100 are shown.' : '')

async function Preview({ file: { id }, found }: { file: File; found: NonNullable<File['found']> }) {
  const rowsOf = (show: 'first' | 'faulty' | 'changed' | 'alike') =>
    load((caller) => caller.bankFiles.rows({ importId: id, show }))
  const categories = await load((caller) => caller.bank.categories())
  const competencies = await load((caller) => caller.bank.competencies())
  return (
    <>
      <Section ruled title="What the file would do" description="Nothing is in the bank yet.">
        <DefinitionList
          className="tabular-nums"
          items={[
            { term: 'New', value: countOf(found.new, 'question') },
            { term: 'Changed', value: countOf(found.changed, 'question') },
            { term: 'Unchanged', value: countOf(found.unchanged, 'question') },
            { term: 'Faulty', value: countOf(found.faulty, 'question') },
            { term: 'Alike', value: countOf(found.alike, 'question') },
          ]}
        />
      </Section>
      {found.faulty > 0 ? (
        <Section
          ruled
          title="Faulty questions"
          description={`Each with its line in the file.${beyond(found.faulty)}`}
          actions={
            <LinkButton href={path.faultyRows(id)} prefetch={false} download>
              Download as CSV
            </LinkButton>
          }
        >
          <FaultyRows rows={await rowsOf('faulty')} />
        </Section>
      ) : null}
      {found.changed > 0 ? (
        <Section
          ruled
          title="Changed questions"
          description={`Their key is in the bank, with another wording.${beyond(found.changed)}`}
        >
          <ChangedRows rows={await rowsOf('changed')} />
        </Section>
      ) : null}
      {found.alike > 0 ? (
        <Section
          ruled
          title="Alike"
          description={`These ask nearly the same as a question of the bank or an earlier one of the file.${beyond(found.alike)}`}
        >
          <AlikeRows rows={await rowsOf('alike')} />
        </Section>
      ) : null}
      <Section ruled title="First questions" description="As they were read from the file.">
        <FirstRows rows={await rowsOf('first')} />
      </Section>
      <Section ruled title="Import">
        <ConfirmImport importId={id} found={found} categories={categories} competencies={competencies} />
      </Section>
    </>
  )
}

async function Result({ file: { id, state }, done }: { file: File; done: NonNullable<File['done']> }) {
  const kept = done.kept ?? 0
  if (state === 'taken back')
    return (
      <Section title="Taken back">
        <p className="mb-4 max-w-[75ch]">
          {countOf(done.made + done.updated - kept, 'question')} of this import{' '}
          {done.made + done.updated - kept === 1 ? 'is' : 'are'} as before.{' '}
          {kept > 0 ? `${countOf(kept, 'question')} had to stay.${beyond(kept)}` : ''}{' '}
          <TextLink href={path.importQuestions()}>Import another file</TextLink>
        </p>
        {kept > 0 ? (
          <KeptRows rows={await load((caller) => caller.bankFiles.rows({ importId: id, show: 'kept' }))} />
        ) : null}
      </Section>
    )
  return (
    <>
      <Section title="Imported">
        <DefinitionList
          className="mb-4 tabular-nums"
          items={[
            {
              term: 'New in the bank',
              value: `${countOf(done.made, 'question')}, ${done.publish ? 'published' : done.made === 1 ? 'a draft' : 'as drafts'}`,
            },
            { term: 'Reworded', value: countOf(done.updated, 'question') },
            { term: 'Left out', value: countOf(done.leftOut, 'question') },
          ]}
        />
        <div className="flex flex-wrap gap-2">
          <LinkButton kind="primary" href={path.bank(done.publish ? {} : { status: 'draft' })}>
            See them in the bank
          </LinkButton>
          <LinkButton href={path.importQuestions()}>Import another file</LinkButton>
        </div>
      </Section>
      <Section
        ruled
        title="Undo"
        description="Takes out again what this import made, and gives back the wording that it changed. What a set uses or somebody has edited since stays, and you are told why."
      >
        <TakeBack importId={id} />
      </Section>
    </>
  )
}
