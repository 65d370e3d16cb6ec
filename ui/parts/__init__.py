"""What views are made of: parts that know the values of storage, and ask for nothing themselves."""
