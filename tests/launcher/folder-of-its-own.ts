import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'

/** An empty folder for each test of the file, removed afterwards. */
export function folderOfItsOwn(): () => string {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'evenhand-launcher-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  return () => folder
}
