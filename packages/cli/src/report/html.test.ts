import { html, jsonData, trusted } from './html';

it('escapes what is put into it, also in lists and attributes', () => {
  const evil = `<script>alert("x")</script>'&`;
  const safe = '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;';
  expect(html`<p title="${evil}">${[evil, html`<b>${evil}</b>`]}</p>`.markup).toBe(
    `<p title="${safe}">${safe}<b>${safe}</b></p>`,
  );
});

it('takes numbers, nothing, and what was trusted', () => {
  expect(html`${1}${null}${trusted('<i></i>')}`.markup).toBe('1<i></i>');
});

it('keeps data from ending its script', () => {
  const data = { name: '</script><b>' };
  expect(jsonData(data).markup).not.toContain('<');
  expect(JSON.parse(jsonData(data).markup)).toEqual(data);
});
