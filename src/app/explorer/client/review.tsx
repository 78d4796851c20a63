import { render } from 'preact';
import { useState } from 'preact/hooks';
import type { Drafts, ReviewApi } from './review/api';
import { Desk } from './review/desk';
import { SignIn } from './review/sign-in';

/** The page's list stays as it was rendered until a reviewer signs in above it. */
function Review({ open }: { open(): void }) {
  const [entered, enter] = useState<{ api: ReviewApi; first: Drafts } | null>(null);
  if (entered) return <Desk {...entered} />;
  return (
    <SignIn
      enter={(api, first) => {
        open();
        enter({ api, first });
      }}
    />
  );
}

const list = document.getElementById('review');
if (list !== null) {
  const place = document.createElement('div');
  list.before(place);
  render(<Review open={() => list.remove()} />, place);
}
