// Plans of any size, made of the sample that comes with the page: its accounts over and over, each with its own name
// and its own purchase records.

const DAY = 86_400_000;

/** A purchase record as the file holds it; two make an order, and every fortieth is a return. */
function record(number, count, products) {
  const date = new Date(Date.now() - Math.floor(((count - number) * 900) / count) * DAY);
  return {
    id: `p${number}`,
    date: date.toISOString().slice(0, 10),
    order: `PO-${String(number >> 1).padStart(6, "0")}`,
    product: products[number % products.length],
    quantity: "3",
    amount: { amount: `${number % 40 === 39 ? "-" : ""}${((number * 37) % 90_000) + 1}.50`, currency: "" },
  };
}

/** The text of a plan file with so many accounts, of which each has so many purchase records. */
export function planFile(sample, accounts, records) {
  const products = sample.scope.products.map(({ id }) => id);
  const purchases = Array.from({ length: records }, (_, number) => record(number, records, products));
  const account = (_, number) => {
    const like = sample.accounts[number % sample.accounts.length];
    return { ...like, id: `a${number}`, name: `${like.name} ${number}`, buying: { ...like.buying, purchases } };
  };
  const plan = { ...sample, id: `bench-${accounts}-${records}`, name: `${accounts} × ${records}`, sample: false };
  plan.accounts = Array.from({ length: accounts }, account);
  return JSON.stringify({ format: "keyplan", version: 1, plan });
}
