/** Which colour is which distribution, in every widget that compares two. */
export function Key() {
  return (
    <p class="sp-key">
      <span class="sp-is-p">P, the truth</span> <span class="sp-is-q">Q, the model</span>
    </p>
  );
}
