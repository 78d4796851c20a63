/** A link out of this server, only by http or https; any other address is text. */
export function OutsideLink({ url }: { readonly url: string }) {
  if (!/^https?:\/\//i.test(url)) return <span>{url}</span>;
  return (
    <a href={url} rel="noreferrer noopener external">
      {url}
    </a>
  );
}
