import Papers
import Testing

@testable import Catalog
@testable import Digests

/// Why a paper was found, where the list does not show it.
@Suite struct QueryReasonTests {
  private let paper: Paper = {
    let digest = DigestParser.parse(
      Array(
        """
        ## Sparse Models

        >Authors: Jo Lee, Geoffrey Hinton

        >2025-04-02

        > http://arxiv.org/abs/2504.10001v1

        The abstract is about **caching** of $\\alpha$-keys in Müller's rings.

        """.utf8), path: "a.md")
    return Paper(joining: [digest.entries[0]])
  }()

  @Test(arguments: [
    ("sparse", []), ("rings", [Query.Field.abstract]), ("sparse rings", [.abstract]),
    ("hinton", [.authors]), ("lee", [.author]), ("author:hinton rings", [.authors, .abstract]),
    ("caching", [.tags]), ("CACHING", []), ("The", [.abstract]), ("tHE", []),
    ("muller", [.abstract]), ("/r.ngs/", [.abstract]),
    ("~hintom", [.authors]),
    ("-rings", []), ("rings | hinton", [.abstract, .authors]), ("α-keys", [.abstract]),
    ("title:rings", []), ("tag:caching", []), ("date:2025", []), ("", []),
  ])
  func aFieldThatIsNotShownIsNamed(text: String, fields: [Query.Field]) {
    #expect(QueryReasons(Query(text)).fields(for: paper, besides: [.title]) == fields, "\(text)")
  }

  @Test func whatIsShownIsNoReason() {
    let reasons = QueryReasons(Query("caching lee"))
    #expect(reasons.fields(for: paper, besides: [.title, .tags, .author]).isEmpty)
    #expect(QueryReasons(Query("sparse")).fields(for: paper, besides: []) == [.title])
  }
}
