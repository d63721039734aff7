import { path } from '@/app/_api/path'
import { roomWorker } from './worker'

/** The worker's script. It may serve sessions only, and holds nothing of anybody. */
export function GET(): Response {
  return new Response(`(${roomWorker.toString()})(self, ${JSON.stringify(path.offlineRoom())})`, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'service-worker-allowed': path.session(''),
    },
  })
}
