/** The panel in which the reader may break the core. What is in it is loaded when it is unfolded. */
export class CoreBreaker extends HTMLElement {
  connectedCallback(): void {
    const panel = this.querySelector('details')!;
    const fill = async () => {
      const { fillCoreBreaker } = await import('./core-breaker.ts');
      await fillCoreBreaker(panel);
    };
    panel.addEventListener('toggle', fill, { once: true });
  }
}
