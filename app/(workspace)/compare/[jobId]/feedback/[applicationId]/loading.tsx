import { Skeleton } from '@/app/_ui/skeleton'

export default function LoadingFeedback() {
  return (
    <div role="status">
      <span className="sr-only">Loading the feedback</span>
      <Skeleton className="mb-2 h-4 w-56" />
      <Skeleton className="mb-6 h-7 w-64" />
      <Skeleton className="h-96 max-w-[75ch]" />
    </div>
  )
}
