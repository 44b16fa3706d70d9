import Drafts
import Testing

@testable import Catalog
@testable import Digests
@testable import Papers

/// Papers without an arXiv id, and how they become one with others.
@Suite struct IdentityTests {
  private static let doi = "10.1000/182"
  private static let address = "https://openreview.net/forum?id=rJXMpikCZ"
  private static let doiID = PaperKey(text: "doi:10.1000/182").id
  private static let addressID = PaperKey(text: "openreview.net/forum?id=rJXMpikCZ").id
  private static let arxivID = PaperID("2504.00001")!

  private static let byDOI = Draft(id: "", title: "By its DOI", doi: doi)
  private static let byAddress = Draft(id: "", title: "By its address", address: address)
  private static let byBoth = Draft(id: "", title: "By both", doi: doi, address: address)
  private static let arxivWithDOI = Draft(id: "2504.00001", title: "On arXiv", doi: doi)
  private static let arxivWithAddress = Draft(id: "2504.00001", title: "On arXiv", address: address)

  /// Whatever comes first and in however many parts: the papers, each by its id and the titles of its entries.
  private func papers(_ drafts: [Draft]) -> Set<[String]>? {
    var found: Set<Set<[String]>> = []
    for order in permutations(drafts) {
      let digests = order.enumerated().map { Digest("\($0.offset).md", [$0.element]) }
      for library in [
        Library().adding([Digest("all.md", order)]), Library().adding(digests),
        digests.reduce(Library()) { $0.adding([$1]) },
        digests.reduce(Library()) { $0.adding([$1], segmentLimit: 1) },
      ] {
        let papers = library.rows(in: SortOrder(.digest)).map { row in
          let paper = library.paper(at: row)
          #expect(library.row(of: paper.id) == row && library.id(of: row) == paper.id)
          return [paper.id.description] + paper.entries.map { $0.passage(\.title).string }.sorted()
        }
        #expect(library.count == papers.count)
        found.insert(Set(papers))
      }
    }
    #expect(found.count == 1)
    return found.first
  }

  private func permutations(_ drafts: [Draft]) -> [[Draft]] {
    if drafts.count < 2 { return [drafts] }
    return drafts.indices.flatMap { index in
      var rest = drafts
      let first = rest.remove(at: index)
      return permutations(rest).map { [first] + $0 }
    }
  }

  @Test func sameDOIIsOnePaper() {
    #expect(
      papers([Self.byDOI, Self.arxivWithDOI]) == [["2504.00001", "By its DOI", "On arXiv"]])
  }

  @Test func sameAddressIsOnePaper() {
    #expect(
      papers([Self.byAddress, Self.arxivWithAddress]) == [
        ["2504.00001", "By its address", "On arXiv"]
      ])
  }

  @Test func anEntryWithBothJoinsTheOthers() {
    #expect(
      papers([Self.byDOI, Self.byAddress, Self.byBoth]) == [
        [Self.doiID.description, "By both", "By its DOI", "By its address"]
      ])
  }

  @Test func addressLeadsToDOIAndDOIToArxiv() {
    #expect(
      papers([Self.byAddress, Self.byBoth, Self.arxivWithDOI]) == [
        ["2504.00001", "By both", "By its address", "On arXiv"]
      ])
  }

  @Test func nobodyIsJoinedWithoutProof() {
    #expect(
      papers([Self.byDOI, Self.byAddress]) == [
        [Self.doiID.description, "By its DOI"], [Self.addressID.description, "By its address"],
      ])
  }

  @Test func doiOfAVolumeJoinsNobody() {
    let other = Draft(id: "2504.00002", title: "Another", doi: Self.doi)
    #expect(
      papers([Self.byDOI, Self.arxivWithDOI, other]) == [
        [Self.doiID.description, "By its DOI"], ["2504.00001", "On arXiv"],
        ["2504.00002", "Another"],
      ])
  }

  @Test func pageOfAConferenceJoinsNobody() {
    let one = Draft(id: "", title: "One", doi: "10.1000/1", address: Self.address)
    let other = Draft(id: "", title: "Other", doi: "10.1000/2", address: Self.address)
    #expect(papers([one, other, Self.byAddress])?.count == 3)
  }

  @Test func doiAndAddressThatDisagreeJoinNobody() {
    let other = Draft(id: "2504.00002", title: "Another", doi: Self.doi)
    let papers = papers([Self.byAddress, Self.byBoth, Self.arxivWithAddress, other])
    #expect(papers?.contains([Self.addressID.description, "By its address"]) == true)
  }

  @Test func titleAndAuthorFindTheDOIThatCameLater() {
    let bare = Draft(id: "", title: "A name that is long enough", authors: ["Jane Roe"])
    var known = bare
    (known.title, known.authors, known.doi) = (
      "A Name That Is Long Enough.", ["Roe, Jane"], Self.doi
    )
    #expect(papers([bare, known])?.map(\.[0]) == [Self.doiID.description])
    var other = known
    other.authors = ["John Doe"]
    #expect(papers([bare, other])?.count == 2)
  }

  @Test func twoKeysWithOneHashAreSaidAndNotJoined() {
    let one = Draft(id: Self.doiID.description, title: "One", doi: Self.doi)
    // As if both had this hash.
    let other = Draft(id: Self.doiID.description, title: "Other", doi: "10.1000/183")
    let library = Library().adding([Digest("a.md", [one]), Digest("b.md", [other, other])])
    #expect(library.count == 2)
    #expect(library.clashes.count == 1)
    let entries = library.sources.flatMap { Array($0.entries) }
    #expect(
      entries.map { library.clash(of: $0)?.text } == [nil, "doi:10.1000/182", "doi:10.1000/182"])
  }

  // MARK: What is told to the marks

  @Test func joinsSayWhatShowedThem() {
    let library = Library().adding([Digest([Self.byBoth, Self.arxivWithDOI])])
    #expect(
      library.joins(of: [Self.doiID, Self.addressID, Self.arxivID]).sorted {
        $0.proof.text < $1.proof.text
      }
        == [
          PaperJoin(old: Self.doiID, new: Self.arxivID, proof: PaperKey(text: "doi:10.1000/182")),
          PaperJoin(
            old: Self.addressID, new: Self.arxivID,
            proof: PaperKey(text: "openreview.net/forum?id=rJXMpikCZ")),
        ])
    #expect(library.current(Self.addressID) == Self.arxivID)
    #expect(
      library.keys(of: [Self.doiID, Self.addressID, Self.arxivID]).mapValues(\.text) == [
        Self.doiID: "doi:10.1000/182", Self.addressID: "openreview.net/forum?id=rJXMpikCZ",
      ])
  }

  /// The digest that had the paper without an arXiv id is gone; its marks are there.
  @Test func joinsAreFoundWithoutThePaperThatWasMarked() {
    let library = Library().adding([Digest([Self.arxivWithDOI])])
    #expect(library.identities == nil)
    #expect(
      library.joins(of: [Self.doiID, Self.addressID]) == [
        PaperJoin(old: Self.doiID, new: Self.arxivID, proof: PaperKey(text: "doi:10.1000/182"))
      ])
    #expect(library.joins(of: [Self.arxivID]).isEmpty)
  }

  @Test func librariesWithArxivPapersAloneHaveNoIdentities() {
    let library = Library().adding([Digest([Self.arxivWithDOI, Self.arxivWithAddress])])
    #expect(library.identities == nil)
    #expect(library.adding([Digest([Self.byDOI])]).count == 1)
  }

  // MARK: The filter

  @Test func beginningOfAnIDFindsPapers() {
    let library = Library().adding([Digest([Self.byDOI, Self.byAddress, Self.arxivWithDOI])])
      .adding([Digest([Draft(id: "2504.00002", title: "Another")])])
    func found(_ text: String) -> Int {
      var search = Search(Query(text), in: library, order: SortOrder(.title))
      return search.finish()?.count ?? -1
    }
    let id = Self.addressID.description
    for length in 2...id.utf8.count { #expect(found(String(id.prefix(length))) == 1) }
    #expect(found("id:" + id) == 1)
    #expect(found(id.uppercased()) == 1)
    #expect(found("id:2504") == 2)
    #expect(found("x/7") == 0)
    #expect(Query("x/8z").matchedPrefix(of: PaperID("x/8zzzzzzzzzzzz")!) == 4)
  }
}
