namespace GilBench.Tests.Browser;

/// <summary>Scripts that look at a page from within, each of which returns what is wrong in words.</summary>
internal static class PageChecks
{
    /// <summary>
    /// What reaches beyond the window, but for what scrolls in a frame of its own, and the page itself where it scrolls sideways.
    /// </summary>
    public const string Overflowing = """
        () => {
          const width = document.documentElement.clientWidth;
          const wrong = document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
          for (const element of document.querySelectorAll('main *')) {
            if (element.closest('.scroll, .plot') && !element.matches('.scroll, .plot')) continue;
            const box = element.getBoundingClientRect();
            const isOutside = box.width > 0 && (box.right > width + 1 || box.left < -1);
            if (isOutside) wrong.push(`${element.tagName} ${element.id} ${box.left} to ${box.right}`);
          }
          return wrong;
        }
        """;

    /// <summary>
    /// Text whose contrast with what lies behind it is below WCAG 2.2, 1.4.3 (AA): 4.5, of large text 3. Text of charts is taken by its
    /// fill.
    /// </summary>
    public const string TooFaint = """
        () => {
          const channels = color => (color.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
          const luminance = color => {
            const [r, g, b] = channels(color).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const isOpaque = color => color !== 'transparent' && (channels(color)[3] ?? 1) === 1;
          const behind = element => {
            for (let one = element; one; one = one.parentElement) {
              const color = getComputedStyle(one).backgroundColor;
              if (isOpaque(color)) return color;
            }
            return 'rgb(255, 255, 255)';
          };
          const wrong = [];
          for (const element of document.querySelectorAll('main *')) {
            const hasText = Array.from(element.childNodes).some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
            if (!hasText || element.closest('desc, script, style') || element.getClientRects().length === 0) continue;
            const style = getComputedStyle(element);
            const [text, paper] = [element.closest('svg') ? style.fill : style.color, behind(element)].map(luminance);
            const contrast = (Math.max(text, paper) + 0.05) / (Math.min(text, paper) + 0.05);
            const size = parseFloat(style.fontSize);
            const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
            const words = element.textContent.slice(0, 60);
            if (contrast < (isLarge ? 3 : 4.5)) wrong.push(`${contrast.toFixed(2)}: ${element.tagName} ${words}`);
          }
          return wrong;
        }
        """;
}
