import { focus } from './focus';

interface RejectFormProps {
  reject(reason: string): void;
}

/** Asks for the reason, which stays on record. */
export function RejectForm({ reject }: RejectFormProps) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    reject(new FormData(event.target as HTMLFormElement).get('reason') as string);
  };
  return (
    <form class="decide" onSubmit={submit}>
      <label for="reason">Why is it rejected?</label>
      <input id="reason" name="reason" required maxLength={5000} ref={focus} />
      <button>Reject</button>
    </form>
  );
}
