import { TableSkeleton } from '@/app/_ui/skeleton'

export default function LoadingCandidates() {
  return <TableSkeleton rows={10} />
}
