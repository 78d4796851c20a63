import { useState } from 'preact/hooks';
import { type Drafts, ReviewApi } from './api';

interface SignInProps {
  /** Called with what the key opens. */
  enter(api: ReviewApi, drafts: Drafts): void;
}

const REVIEWERS = ['REVIEWER', 'ADMIN'];

/** Asks for the key of a reviewer. It is kept in memory, until the page is left. */
export function SignIn({ enter }: SignInProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const key = new FormData(event.target as HTMLFormElement).get('key') as string;
    const api = new ReviewApi(key.trim());
    try {
      const drafts = await api.drafts(null);
      const { name, role } = drafts.viewer;
      if (REVIEWERS.includes(role)) enter(api, drafts);
      else setProblem(`The key of ${name} has the role ${role}; reviewing needs REVIEWER.`);
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  return (
    <form class="sign-in" onSubmit={(event) => void submit(event)}>
      <label for="key">API key of a reviewer</label>
      <input id="key" name="key" type="password" required autocomplete="off" aria-describedby="key-help" />
      <button>Review</button>
      <p id="key-help" class="small">
        It is kept in the memory of this page only. An administrator makes one: rostrum keys create --role
        reviewer
      </p>
      {problem !== null && <p role="alert">{problem}</p>}
    </form>
  );
}
