import path from 'node:path'
import { runAgreement } from './agreement-kind'
import type { Answer, Progress } from './answer'
import { BadInput } from './bad-input'
import { runDecision } from './decision-kind'
import { runImpact } from './impact-kind'
import { runItems } from './items-kind'
import { help, type Kind, type Options, readOptions } from './options'
import { runPanel } from './panel-kind'
import { runReml } from './reml-kind'

const kinds: Record<Kind, (options: Options, progress: Progress) => Promise<Answer>> = {
  panel: runPanel,
  reml: runReml,
  agreement: runAgreement,
  items: runItems,
  impact: runImpact,
}
const badInputCode = 2
/** Work that takes longer than this says what it is at. */
const quietMs = 1500

/** Where the command writes: the answer, and everything else. Each waits until it is written. */
export type Streams = { answer: (text: string) => Promise<void>; aside: (text: string) => Promise<void> }

/**
 * The whole command.
 * @param folder what a relative FILE is relative to
 * @returns the exit code
 */
export async function analyse(args: readonly string[], folder: string, streams = standard): Promise<number> {
  try {
    const options = readOptions(args)
    if (!options) {
      await streams.answer(help)
      return 0
    }
    const file = path.resolve(folder, options.file)
    const answer = await run({ ...options, file }, startProgress(streams))
    await streams.answer(options.json ? JSON.stringify(answer.json, null, 2) : answer.report())
    if (answer.aside) await streams.aside(answer.aside)
    return 0
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    await streams.aside(error.message)
    return badInputCode
  }
}

async function run(options: Options, progress: Progress): Promise<Answer> {
  if (options.file.endsWith('.json')) {
    if (options.kind) throw new BadInput('A decision file is recomputed as it was decided; leave --kind out.')
    return runDecision(options, progress)
  }
  return kinds[options.kind ?? 'panel'](options, progress)
}

/** A pipe takes its time, and the process ends right after. */
const writeTo = (stream: NodeJS.WriteStream) => (text: string) =>
  new Promise<void>((resolve) => stream.write(`${text}\n`, () => resolve()))
const standard: Streams = { answer: writeTo(process.stdout), aside: writeTo(process.stderr) }

function startProgress(streams: Streams): Progress {
  const start = performance.now()
  return (line) => {
    if (performance.now() - start > quietMs) void streams.aside(`… ${line}`)
  }
}
