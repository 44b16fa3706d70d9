import Testing

@testable import Papers

/// Ids as they are pasted.
@Suite struct ArxivAddressTests {
  @Test(arguments: [
    ("https://arxiv.org/abs/2504.16922", "2504.16922"),
    ("HTTPS://ArXiv.org/ABS/2504.16922v2", "2504.16922v2"),
    ("http://www.arxiv.org/pdf/2504.16922.pdf", "2504.16922"),
    ("https://arxiv.org/pdf/2504.16922v1", "2504.16922v1"),
    ("https://arxiv.org/html/2504.16922v1/#S1.p1", "2504.16922v1"),
    ("https://export.arxiv.org/abs/math/0211159", "math/0211159"),
    ("https://arxiv.org/abs/math.AG/0211159v2", "math/0211159v2"),
    ("https://www.alphaxiv.org/overview/2504.16922v2?chatId=3", "2504.16922v2"),
    ("https://huggingface.co/papers/2504.16922", "2504.16922"),
    ("https://ar5iv.labs.arxiv.org/html/2504.16922", "2504.16922"),
    ("https://papers.cool/arxiv/2504.16922", "2504.16922"),
    ("https://doi.org/10.48550/arXiv.2504.16922", "2504.16922"),
    ("arXiv:2504.16922v3", "2504.16922v3"), ("ARXIV: 2504.16922", "2504.16922"),
    (" <https://arxiv.org/abs/2504.16922>, ", "2504.16922"), ("2504.16922.", "2504.16922"),
    ("math/0211159", "math/0211159"),
  ])
  func whatIsPastedIsAnID(text: String, id: String) {
    #expect(ArxivReference(pasted: text)?.description == id)
  }

  @Test(arguments: [
    "", "https://arxiv.org/", "https://arxiv.org/list/cs.LG/recent",
    "https://example.org/2504.16922",
    "2504.169222", "https://arxiv.org/abs/2504.16922x", "arXiv:", "İ://arxiv.org/abs/2504.16922",
    "https://arxiv.org/abs/", "sparse",
  ])
  func otherTextIsNot(text: String) {
    #expect(ArxivReference(pasted: text) == nil)
  }

  @Test func aPartIsThePartThatIsTyped() {
    #expect(ArxivReference.idPart(of: "https://arxiv.org/abs/2504.1") == "2504.1")
    #expect(ArxivReference.idPart(of: "https://arxiv.org/abs/") == "")
    #expect(ArxivReference.idPart(of: "2504.1") == nil)
  }
}
