import Digests
import Papers
import Testing

/// The answers and exports of services and programs.
@Suite struct JSONRecordTests {
  private func read(_ text: String, path: String = "papers.json") -> Digest {
    Digest.read(text, path: path)
  }

  private struct Known: CustomTestStringConvertible {
    let maker: String
    let text: String
    var authors = ["Ada Ling", "Boris Mann"]
    var abstract = "They dream."
    var tags: [String] = []
    var date = "2023-03-02"
    var testDescription: String { maker }
  }

  private static let known: [Known] = [
    Known(
      maker: "semantic scholar",
      text: #"""
        {"total": 1, "offset": 0, "data": [{"paperId": "649def34f8be52c8b66281af98ae884c09aef38b",
          "externalIds": {"ArXiv": "2303.01234", "CorpusId": 1, "DOI": "10.1000/x"},
          "url": "https://www.semanticscholar.org/paper/649def34f8be52c8b66281af98ae884c09aef38b", "title": "Tiny Networks",
          "abstract": "They dream.", "venue": "", "year": 2023, "publicationDate": "2023-03-02",
          "openAccessPdf": {"url": "https://arxiv.org/pdf/2303.01234", "status": "GREEN"}, "fieldsOfStudy": ["Physics"],
          "authors": [{"authorId": "1", "name": "Ada Ling"}, {"authorId": "2", "name": "Boris Mann"}]}]}
        """#, tags: ["Physics"]),
    Known(
      maker: "csl",
      text: #"""
        [{"id": "ling2023", "type": "article", "abstract": "They dream.", "title": "Tiny Networks", "keyword": "one, two",
          "author": [{"family": "Ling", "given": "Ada"}, {"family": "Mann", "given": "Boris"}],
          "issued": {"date-parts": [["2023", 3, 2]]}, "URL": "http://arxiv.org/abs/2303.01234", "DOI": "10.48550/arXiv.2303.01234"}]
        """#, tags: ["one", "two"]),
    Known(
      maker: "zotero",
      text: #"""
        [{"key": "ABCD2345", "version": 7, "library": {"type": "user", "id": 1, "name": "me"}, "meta": {"numChildren": 0},
          "data": {"key": "ABCD2345", "itemType": "preprint", "title": "Tiny Networks",
          "creators": [{"creatorType": "author", "firstName": "Ada", "lastName": "Ling"}, {"creatorType": "editor", "name": "E. D."},
            {"creatorType": "author", "firstName": "Boris", "lastName": "Mann"}],
          "abstractNote": "They dream.", "date": "2023-03-02", "url": "https://example.org/x", "extra": "Citation Key: ling\narXiv:2303.01234 [cs]",
          "tags": [{"tag": "Physics", "type": 1}, {"tag": "nets"}]}}]
        """#, tags: ["Physics", "nets"]),
    Known(
      maker: "openalex",
      text: #"""
        {"meta": {"count": 1}, "results": [{"id": "https://openalex.org/W1", "doi": "https://doi.org/10.48550/arxiv.2303.01234",
          "title": "Tiny Networks", "display_name": "Tiny Networks", "publication_year": 2023, "publication_date": "2023-03-02",
          "ids": {"openalex": "https://openalex.org/W1", "doi": "https://doi.org/10.48550/arxiv.2303.01234"},
          "primary_location": {"landing_page_url": "https://arxiv.org/abs/2303.01234", "source": {"display_name": "arXiv"}},
          "authorships": [{"author_position": "first", "author": {"id": "A1", "display_name": "Ada Ling"}, "institutions": [{"display_name": "Here"}]},
            {"author": {"display_name": "Boris Mann"}, "raw_author_name": "B. Mann"}],
          "concepts": [{"id": "C1", "display_name": "Physics", "score": 0.5}], "abstract_inverted_index": {"dream.": [1], "They": [0]}}]}
        """#, tags: ["Physics"]),
    Known(
      maker: "inspire",
      text: #"""
        {"hits": {"hits": [{"id": "1", "created": "2020-01-01", "links": {"self": "https://inspirehep.net/api/literature/1"}, "metadata": {
          "titles": [{"source": "arXiv", "title": "Tiny Networks"}, {"title": "Small Nets"}], "abstracts": [{"value": "They dream.", "source": "arXiv"}],
          "arxiv_eprints": [{"value": "2303.01234", "categories": ["hep-th"]}], "preprint_date": "2023-03-02",
          "authors": [{"full_name": "Ling, Ada", "ids": [{"value": "A.Ling.1"}]}, {"full_name": "Mann, Boris"}]}}], "total": 1}}
        """#),
    Known(
      maker: "hugging face",
      text: #"""
        [{"paper": {"id": "2303.01234", "authors": [{"_id": "1", "name": "Ada Ling", "hidden": false}, {"_id": "2", "name": "Boris Mann"}],
          "publishedAt": "2023-03-02T10:00:00.000Z", "title": "Tiny Networks", "summary": "They dream.", "upvotes": 7},
          "publishedAt": "2023-03-05T10:00:00.000Z", "title": "Tiny Networks", "numComments": 2}]
        """#),
    Known(
      maker: "arxiv.py",
      text: #"""
        {"entry_id": "http://arxiv.org/abs/2303.01234", "updated": "2023-04-02T00:00:00Z", "published": "2023-03-02 17:59:01+00:00",
         "title": "Tiny Networks", "authors": ["Ada Ling", "Boris Mann"], "summary": "They dream.", "primary_category": "cs.LG",
         "links": [{"href": "http://arxiv.org/abs/2303.01234", "rel": "alternate"}], "pdf_url": "http://arxiv.org/pdf/2303.01234"}
        """#),
    Known(
      maker: "json feed",
      text: #"""
        {"version": "https://jsonfeed.org/version/1.1", "title": "Papers", "home_page_url": "https://example.org", "items": [
          {"id": "https://arxiv.org/abs/2303.01234", "url": "https://arxiv.org/abs/2303.01234", "title": "Tiny Networks",
           "content_html": "<p>They dream.</p>", "date_published": "2023-03-02T00:00:00Z", "authors": [{"name": "Ada Ling"}, {"name": "Boris Mann"}], "tags": ["Physics"]}]}
        """#, tags: ["Physics"]),
    Known(
      maker: "papers with code",
      text: #"""
        [{"paper_url": "https://paperswithcode.com/paper/tiny", "arxiv_id": "2303.01234", "title": "Tiny Networks", "abstract": "They dream.",
          "url_abs": "http://arxiv.org/abs/2303.01234", "url_pdf": "http://arxiv.org/pdf/2303.01234.pdf", "proceeding": null,
          "authors": ["Ada Ling", "Boris Mann"], "tasks": ["Dreaming"], "date": "2023-03-02", "methods": [{"name": "M", "full_name": "Method"}]}]
        """#, tags: ["Dreaming"]),
    Known(
      maker: "crossref",
      text: #"""
        {"status": "ok", "message": {"items": [{"title": ["Tiny Networks"], "author": [{"given": "Ada", "family": "Ling", "sequence": "first"},
          {"given": "Boris", "family": "Mann"}], "issued": {"date-parts": [[2023, 3, 2]]}, "DOI": "10.48550/arXiv.2303.01234",
          "abstract": "<jats:p>They dream.</jats:p>", "container-title": []}]}}
        """#),
    Known(
      maker: "ads",
      text: #"""
        {"response": {"docs": [{"bibcode": "2023arXiv230301234L", "title": ["Tiny Networks"], "author": ["Ling, Ada", "Mann, Boris"],
          "abstract": "They dream.", "pubdate": "2023-03-02", "identifier": ["2023arXiv230301234L", "arXiv:2303.01234"], "keyword": ["Physics"]}]}}
        """#, tags: ["Physics"]),
    Known(
      maker: "openreview",
      text: #"""
        {"notes": [{"id": "abc", "content": {"title": {"value": "Tiny Networks"}, "authors": {"value": ["Ada Ling", "Boris Mann"]},
          "abstract": {"value": "They dream."}, "keywords": {"value": ["nets"]}, "arxiv": {"value": "2303.01234"}, "date": {"value": "2023-03-02"}}}]}
        """#, tags: ["nets"]),
    Known(
      maker: "feedparser",
      text: #"""
        [{"id": "http://arxiv.org/abs/2303.01234v1", "title": "Tiny Networks", "title_detail": {"value": "x"}, "summary": "They dream.",
          "authors": [{"name": "Ada Ling"}, {"name": "Boris Mann"}], "author": "Boris Mann", "published": "2023-03-02T00:00:00Z"}]
        """#),
    Known(
      maker: "keyed by id",
      text:
        #"{"2303.01234": {"title": "Tiny Networks", "authors_text": "Ada Ling and Boris Mann", "abstract": "They dream.", "date": "2023-03-02"}}"#
    ),
    Known(
      maker: "lists in lists",
      text:
        #"[[{"id": "2303.01234", "paper_title": "Tiny Networks", "author_list": ["Ada Ling", "Boris Mann"], "abstract": "They dream.", "created": "2023-03-02"}]]"#
    ),
  ]

  @Test(arguments: known)
  private func readsWhatOthersWrite(_ known: Known) throws {
    let digest = read(known.text)
    let one = try #require(digest.entries.first)
    #expect(digest.entries.count == 1)
    #expect(one.reference.hasPrefix("2303.01234"))
    #expect(one.text(\.title) == "Tiny Networks")
    #expect(one.items(\.authors) == known.authors)
    #expect(one.text(\.abstract) == known.abstract)
    #expect(one.items(\.tags) == known.tags)
    #expect(one.record.day?.description == known.date)
    #expect(digest.troubles == [])
    Digest.expectSameInPieces(Array(known.text.utf8), as: .genericJSON)
  }

  @Test func aTitleInAListIsReadAndOneThatCannotBeUsedIsNamed() {
    let digest = read(
      """
      [{"id": "2303.00001", "title": ["Tiny Networks"], "authors": ["Ada Ling"]},
       {"id": "2303.00002",
        "title": [1, [true]]},
       {"id": "2303.00003", "title": "Dreams", "authors_text": "Cleo Nye, Dora Fox"}]
      """)
    #expect(digest.titles == ["Tiny Networks", "Dreams"])
    #expect(digest.entries[1].items(\.authors) == ["Cleo Nye", "Dora Fox"])
    #expect(digest.troubles == ["2: missingTitle", "3: unusableField(\"title\")"])
  }

  @Test func theNameOfTheFileIsTheIdOfTheOnePaperInIt() {
    let one = #"{"title": "Tiny Networks. (arXiv:2303.01234v2 [cs.LG] UPDATED)", "tldr": "x"}"#
    #expect(read(one, path: "a/2303.01234.json").entries.first?.reference == "2303.01234v2")
    #expect(read(one, path: "a/2303.01234.json").titles == ["Tiny Networks."])
    let plain = #"{"title": "Tiny Networks", "abstract": "x"}"#
    #expect(read(plain, path: "a/2303.01234.json").entries.first?.reference == "2303.01234")
    #expect(read("\(plain)\n\(plain)", path: "a/2303.01234.json").entries.isEmpty)
    #expect(read(plain, path: "a/notes.json").entries.isEmpty)
  }

  @Test func recordsOfABibliographyArePapersWithoutArxiv() throws {
    let digest = read(
      #"""
      [{"title": "Tiny Networks", "authors": ["Ada Ling"], "year": 2021, "proceedings": "NDSS"},
       {"title": "A tool", "url": "https://github.com/a/b"}, {"title": "Forum", "url": "https://openreview.net/forum?id=a"},
       {"title": "Song", "author": "Me", "year": 1999}]
      """#)
    #expect(digest.titles == ["Tiny Networks", "Forum"])
    #expect(digest.entries[0].text(\.venue) == "NDSS")
    #expect(digest.entries[0].record.day?.description == "2021-01-01")
    #expect(digest.troubles == [])
  }

  @Test func whatHoldsPapersIsNone() {
    let digest = read(
      #"{"title": "My list", "authors": ["Me"], "venue": "Home", "papers": [{"id": "2303.00001", "title": "One"}]}"#
    )
    #expect(digest.titles == ["One"])
  }

  @Test(arguments: [
    #"{"title":"#, #"{"authors":["#, #"{"abstract_inverted_index":{"a":["#,
    #"{"issued":{"date-parts":["#, #"{"externalIds":{"a":"#, #"{"author":{"author":"#,
  ])
  func hostileNesting(piece: String) {
    let good = #"{"id": "2303.00001", "title": "Good"}"# + "\n"
    let digest = read(good + String(repeating: piece, count: 30_000))
    #expect(digest.titles == ["Good"])
    #expect(!digest.problems.isEmpty)
  }
}
