import { TableSkeleton } from '@/app/_ui/skeleton'

export default function LoadingJobs() {
  return <TableSkeleton rows={6} />
}
