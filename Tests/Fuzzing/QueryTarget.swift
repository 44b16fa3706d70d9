import Catalog
import Digests
import Papers

/// Reads any bytes as a query, whole and while it is typed, asks it of two papers, and checks what every reader of
/// the result relies on: tokens stand in the text one after the other, and what is printed reads as the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func readAnyQuery(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: data, count: count)
  let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
  let caret = min(text.utf8.count, Int(bytes.first ?? 0))
  for query in [Query(text, today: Fuzzing.today), Query(text, caret: caret, today: Fuzzing.today)]
  {
    precondition(Query(query.tree.text).tree == query.tree, "another query when printed")
    var end = 0
    for token in query.tokens {
      precondition(token.span.lowerBound >= end, "tokens that overlap")
      precondition(token.span.upperBound <= text.utf8.count, "a token beyond the text")
      end = token.span.upperBound
      _ = query.word(token)
    }
    for problem in query.problems {
      let sentence = query.sentence(for: problem)
      precondition(
        SafeText.line(sentence).unicodeScalars.allSatisfy(SafeText.isSafe),
        "a sentence that a terminal obeys")
    }
    // Views are texts that hold queries.
    let views = ViewsText(text)
    precondition(views.text == text, "lines of views that are lost")
    var search = Search(query, in: Fuzzing.library, order: SortOrder(.date))
    precondition(search.finish() != nil, "a search that was not ended")
  }
  return 0
}

private enum Fuzzing {
  static let today = Day("2026-11-26")

  static let library: Library = {
    let text = """
      ## A Survey of Sparse Attention, $O(n)$

      **Authors:** Anna Müller, G. E. Hinton
      **Date:** 2025-04-12
      **Link:** https://arxiv.org/abs/2504.16922v2

      We measure **KV** caches and $\\mathbb{R}^n$; the code is at https://github.com/a/b

      ## Quantum Things

      **Authors:** Bo Li
      **Link:** https://arxiv.org/abs/2412.00001

      Naïve bounds of mixtures.
      """
    return Library().adding([
      DigestParser.parse(
        Array(text.utf8), path: "fuzz.md", dialects: Dialect.text + Dialect.anyOther)
    ])
  }()
}
